import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's top folder, wherever the scripts are called from. */
export const project = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Every file under processes/ with this ending, as {path, name, text}; name is without the ending. */
export function filesEndingWith(ending) {
  const folder = join(project, 'processes');
  return readdirSync(folder, { recursive: true })
    .filter((file) => extname(file) === ending)
    .sort()
    .map((file) => ({
      path: relative(project, join(folder, file)),
      name: basename(file, ending),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
}
