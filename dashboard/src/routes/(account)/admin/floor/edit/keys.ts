import { TURN, type Editor } from './editor.svelte.ts';
import type { Grip } from './edit.ts';

const WAYS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
/** Steps of one stroke with Shift. */
const STRIDE = 10;
const GRIPS: readonly Grip[] = ['whole', 'from', 'to'];

/** What a key does wherever in the editor the focus is, fields excepted. @returns whether it did anything */
export function pressed(editor: Editor, event: KeyboardEvent): boolean {
  const { key, ctrlKey, metaKey, shiftKey, altKey } = event;
  const look = WAYS[key];
  if (look !== undefined && (ctrlKey || metaKey)) {
    editor.pan(...look);
    return true;
  }
  if (altKey) return false;
  if (ctrlKey || metaKey) {
    const letter = key.toLowerCase();
    if (letter === 'z' && !shiftKey) editor.undo();
    else if (letter === 'y' || (letter === 'z' && shiftKey)) editor.redo();
    else return false;
    return true;
  }
  switch (key) {
    case '+':
    case ';': // the same key of a Japanese keyboard, without Shift
      editor.enlarge(1);
      return true;
    case '-':
      editor.enlarge(-1);
      return true;
    case '0':
      editor.enlarge(0);
      return true;
    case 'Escape':
      if (editor.tool !== null) editor.take(null);
      else if (editor.moving) stop(editor);
      else return false;
      return true;
    default:
      return editor.selected !== null && held(editor, key, shiftKey);
  }
}

/** What a key does to the piece that is held. */
function held(editor: Editor, key: string, shift: boolean): boolean {
  const way = WAYS[key];
  if (way !== undefined && editor.moving) {
    const stride = shift ? STRIDE : 1;
    editor.move(way[0] * stride, way[1] * stride);
    return true;
  }
  switch (key.toLowerCase()) {
    case 'enter':
    case ' ':
      if (editor.moving) stop(editor);
      else start(editor);
      return true;
    case 'r':
      editor.rotate(shift ? -TURN : TURN);
      return true;
    case 'n':
      editor.addBeside();
      return true;
    case 'delete':
    case 'backspace':
      editor.retire();
      return true;
    case 'e':
      if (editor.selected?.layer !== 'wall') return false;
      editor.grip = GRIPS[(GRIPS.indexOf(editor.grip) + 1) % GRIPS.length] ?? 'whole';
      editor.say({ whole: '壁の全体', from: '壁の始点', to: '壁の終点' }[editor.grip]);
      return true;
    default:
      return false;
  }
}

function start(editor: Editor): void {
  editor.moving = true;
  editor.say('矢印キーで動かします。Enterで置きます');
}

function stop(editor: Editor): void {
  editor.moving = false;
  editor.say('置きました');
}
