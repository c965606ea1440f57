/**
 * The limit that we compare with: every MQTT message straight to every viewer, no logic, no database.
 * Run as a process of its own: `relay.ts MQTT_URL PORT`.
 */
import { createServer } from 'node:http';
import mqtt from 'mqtt';
import { Server } from 'socket.io';

const [url = '', port = '0'] = process.argv.slice(2);
const http = createServer((_request, response) => response.end('ok'));
const io = new Server(http, { perMessageDeflate: false, transports: ['websocket'] });
const viewers = io.of('/public');
const client = mqtt.connect(url, {
  username: 'server',
  password: 'server-secret',
  clientId: 'relay',
});
client.on('connect', () => client.subscribe('kuuseki/v1/+/dev/+/+', { qos: 1 }));
client.on('message', (_topic, payload) => viewers.emit('delta', JSON.parse(payload.toString())));
http.listen(Number(port), '127.0.0.1');
