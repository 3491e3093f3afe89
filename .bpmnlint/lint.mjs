// Lints every model with bpmnlint's recommended rules and reads every model and table as the
// modelers do. Any error or warning, and any id that differs from its file's name, fails the run.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { BpmnModdle } from 'bpmn-moddle';
import { DmnModdle } from 'dmn-moddle';

import { filesEndingWith, project } from './models.mjs';

const require = createRequire(import.meta.url);
const { Linter } = require('bpmnlint');
const NodeResolver = require('bpmnlint/lib/resolver/node-resolver.js');
const camunda = require('camunda-bpmn-moddle/resources/camunda.json');

const config = JSON.parse(readFileSync(join(project, '.bpmnlint', '.bpmnlintrc'), 'utf8'));
const linter = new Linter({ config, resolver: new NodeResolver() });
const findings = [];
let checked = 0;

for (const file of filesEndingWith('.bpmn')) {
  const { rootElement, warnings } = await new BpmnModdle({ camunda }).fromXML(file.text);
  warnings.forEach((warning) => findings.push(`${file.path}: ${warning.message}`));
  const definition = rootElement.rootElements.find((element) => element.$type === 'bpmn:Process');
  requireSame(file, definition?.id);
  for (const [rule, reports] of Object.entries(await linter.lint(rootElement))) {
    reports.forEach(({ category, id, message }) =>
      findings.push(`${file.path}: ${category} ${rule} at ${id}: ${message}`),
    );
  }
  checked++;
}

for (const file of filesEndingWith('.dmn')) {
  const { rootElement, warnings } = await new DmnModdle().fromXML(file.text, 'dmn:Definitions');
  warnings.forEach((warning) => findings.push(`${file.path}: ${warning.message}`));
  requireSame(file, rootElement.drgElement.find((element) => element.$type === 'dmn:Decision')?.id);
  checked++;
}

for (const file of filesEndingWith('.form')) {
  requireSame(file, JSON.parse(file.text).id);
  checked++;
}

if (checked === 0) {
  findings.push('processes/: no model found');
}
findings.forEach((finding) => console.error(finding));
console.log(`${checked} files checked, ${findings.length} findings`);
process.exitCode = findings.length === 0 ? 0 : 1;

function requireSame(file, id) {
  if (id !== file.name) {
    findings.push(`${file.path}: its id is ${id}, must be the file's name ${file.name}`);
  }
}
