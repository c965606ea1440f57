// sums gz of what `/` loads
import { gzipSync } from 'node:zlib';
const origin=process.argv[2]; const html=await (await fetch(origin+(process.argv[3]??'/'))).text();
const seen=new Set(); let total=0;
async function visit(url){ if(seen.has(url))return; seen.add(url); const r=await fetch(url); const t=await r.text(); total+=gzipSync(t,{level:9}).length;
 for(const m of t.matchAll(/(?:import|from)\s*["'](\.[^"']+\.js)["']/g)) await visit(new URL(m[1],url).href);}
for(const m of html.matchAll(/["'](\.?\/?[^"']*_app\/immutable\/[^"']+\.js)["']/g)) await visit(new URL(m[1],origin+'/').href);
console.log(seen.size,'files',total,'bytes gz');
