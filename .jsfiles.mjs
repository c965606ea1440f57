import { gzipSync } from 'node:zlib';
const origin=process.argv[2]; const html=await (await fetch(origin+'/')).text(); const seen=new Set();
async function visit(url){ if(seen.has(url))return; seen.add(url); const t=await (await fetch(url)).text(); console.log(url.split('/').slice(-2).join('/'), gzipSync(t,{level:9}).length);
 for(const m of t.matchAll(/(?:import|from)\s*["'](\.[^"']+\.js)["']/g)) await visit(new URL(m[1],url).href);}
for(const m of html.matchAll(/["'](\.?\/?[^"']*_app\/immutable\/[^"']+\.js)["']/g)) await visit(new URL(m[1],origin+'/').href);
