import type { Row } from './sentence.ts';

/**
 * Whether a row passes the query words of a command, given without their `?`: a stack of truth
 * values, all of which must hold in the end (help.mikrotik.com "API", section "Queries").
 */
export function matches(row: Row, queries: readonly string[]): boolean {
  const stack: boolean[] = [];
  for (const query of queries) {
    if (query.startsWith('#')) operate(stack, query.slice(1));
    else stack.push(holds(row, query));
  }
  return stack.every(Boolean);
}

function holds(row: Row, query: string): boolean {
  if (query.startsWith('-')) return row[query.slice(1)] === undefined;
  const [, comparison, name = '', value] = /^([=<>]?)([^=]*)(?:=(.*))?$/s.exec(query) ?? [];
  const found = row[name];
  if (found === undefined) return false;
  if (value === undefined) return true;
  if (comparison === '<') return Number(found) < Number(value);
  if (comparison === '>') return Number(found) > Number(value);
  return text(found) === value;
}

function operate(stack: boolean[], operations: string): void {
  for (const operation of operations) {
    if (operation === '!') stack.push(!stack.pop());
    if (operation === '&' || operation === '|') {
      const right = stack.pop() ?? false;
      const left = stack.pop() ?? false;
      stack.push(operation === '&' ? left && right : left || right);
    }
  }
}

function text(value: Row[string]): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value);
}
