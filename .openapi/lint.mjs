// Holds an OpenAPI document to the recommended rules of Redocly and of Spectral, warnings included:
// says what they find, and fails if that is anything.
//
//   node lint.mjs document.json
import { readFileSync } from 'node:fs';

import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectral from '@stoplight/spectral-core';
import parsers from '@stoplight/spectral-parsers';
import rulesets from '@stoplight/spectral-rulesets';

const [path] = process.argv.slice(2);
const source = readFileSync(path, 'utf8');

const redocly = await lintFromString({
  source,
  absoluteRef: path,
  config: await createConfig({ extends: ['recommended'] }),
});
redocly.forEach(({ ruleId, severity, message, location }) =>
  console.error(`redocly ${severity} ${ruleId}: ${message} at ${location?.[0]?.pointer}`),
);

const rules = new spectral.Spectral();
rules.setRuleset({ extends: [[rulesets.oas, 'recommended']] });
const found = await rules.run(new spectral.Document(source, parsers.Json, path));
found.forEach(({ code, message, path: place }) =>
  console.error(`spectral ${code}: ${message} at ${place.join('/')}`),
);

process.exitCode = redocly.length + found.length === 0 ? 0 : 1;
