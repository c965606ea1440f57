import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Shot } from './shoot.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** All pictures on one page beside them, page by page; what is wrong stands first and on its picture. */
export function bind(folder: string, shots: readonly Shot[]): string {
  const scenes = [...new Set(shots.map(({ scene }) => scene))];
  const wrong = shots.filter((shot) => shot.wrong.length > 0);
  const picture = ({ file, wrong: faults }: Shot) => {
    const name = escape(path.basename(file));
    const title = `${name.replace('.png', '')}${faults.length > 0 ? ` <b>${escape(faults.join('; '))}</b>` : ''}`;
    return `<a href="${name}" id="${name}"><img loading="lazy" src="${name}" alt=""><span>${title}</span></a>`;
  };
  const part = (scene: string) =>
    `<section id="${scene}"><h2>${scene}</h2>${shots
      .filter((shot) => shot.scene === scene)
      .map(picture)
      .join('')}</section>`;
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>
body{margin:1rem;font:14px/1.4 sans-serif;background:#888}
nav{columns:12rem;background:#fff;padding:1rem}
section{display:flex;flex-wrap:wrap;gap:8px;align-items:flex-start;margin-top:2rem}
h2{flex:100%;margin:0;color:#fff}
a:has(img){display:grid;max-width:24rem;background:#fff;color:#000}
img{max-width:100%;max-height:30rem;object-fit:cover;object-position:top}
b{color:#c00}
</style>
<h1>${shots.length} pictures, ${wrong.length} with faults</h1>
<ul>${wrong.map(({ file, wrong: faults }) => `<li><a href="#${escape(path.basename(file))}">${escape(path.basename(file))}</a> <b>${escape(faults.join('; '))}</b>`).join('')}</ul>
<nav>${scenes.map((scene) => `<a href="#${scene}">${scene}</a><br>`).join('')}</nav>
${scenes.map(part).join('\n')}</html>`;
  const file = path.join(folder, 'index.html');
  writeFileSync(file, page);
  return file;
}
