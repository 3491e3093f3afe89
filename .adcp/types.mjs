// What the client's own types promise of an answer, read from the declarations that come with it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const library = dirname(createRequire(import.meta.url).resolve('@adcp/sdk'));
const declarations = readFileSync(join(library, 'registry/types.generated.d.ts'), 'utf8');

/** What is wrong with an answer, one sentence for each field; nothing if it is as declared. */
export function faultsOf(name, answer) {
  const fields = fieldsOf(name);
  if (fields.length < 3) {
    return [`${name} is not declared as it was: look at how this reads declarations`];
  }
  return fields
    .filter(({ field, optional }) => !(optional && answer[field] === undefined))
    .filter(({ field, type }) => !fits(answer[field], type))
    .map(({ field, type }) => `${name}.${field} is ${JSON.stringify(answer[field])}, not ${type}`);
}

/** The fields of a declared schema: one a line, objects over several lines. */
function fieldsOf(name) {
  const body = declarations.match(new RegExp(`\\n {8}${name}: \\{\\n([\\s\\S]*?)\\n {8}\\};`))?.[1];
  const fields = [];
  for (const line of (body ?? '').split('\n')) {
    const start = line.match(/^ {12}(\w+)(\??): (.*?);?$/);
    if (start) {
      fields.push({ field: start[1], optional: start[2] === '?', type: start[3] });
    }
    const end = line.match(/^ {12}\}(.*);$/);
    if (end) {
      fields.at(-1).type = `{}${end[1]}`;
    }
  }
  return fields;
}

function fits(value, type) {
  return type.split(' | ').some((one) => {
    switch (one) {
      case 'null':
        return value === null;
      case 'string[]':
        return Array.isArray(value) && value.every((each) => typeof each === 'string');
      case '{}':
        return typeof value === 'object' && value !== null && !Array.isArray(value);
      case '{}[]':
        return Array.isArray(value);
      default:
        return one.startsWith('"') ? value === JSON.parse(one) : typeof value === one;
    }
  });
}
