// Opens every model in bpmn-js in a headless Chromium, fails on any import warning, and saves the
// pictures to src/docs/images. `--check` only opens the models. CHROMIUM names another browser.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import puppeteer from 'puppeteer-core';

import { filesEndingWith, project } from './models.mjs';

const require = createRequire(import.meta.url);
const viewer = join(
  dirname(require.resolve('bpmn-js/package.json')),
  'dist/bpmn-viewer.production.min.js',
);
const images = join(project, 'src/docs/images');
const checkOnly = process.argv.includes('--check');

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let failures = 0;
try {
  mkdirSync(images, { recursive: true });
  const page = await browser.newPage();
  await page.setContent('<div id="canvas" style="width: 1600px; height: 900px"></div>');
  await page.addScriptTag({ path: viewer });
  for (const file of filesEndingWith('.bpmn')) {
    const { svg, warnings } = await page.evaluate(draw, file.text);
    warnings.forEach((warning) => console.error(`${file.path}: ${warning}`));
    failures += warnings.length;
    if (!checkOnly) {
      writeFileSync(join(images, `${file.name}.svg`), svg);
    }
    console.log(`${file.path}: ${warnings.length} warnings`);
  }
} finally {
  await browser.close();
}
process.exitCode = failures === 0 ? 0 : 1;

/** Runs inside the page: a model's text becomes its picture and the import's warnings. */
async function draw(xml) {
  const modeler = new window.BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await modeler.importXML(xml);
    const { svg } = await modeler.saveSVG();
    return { svg, warnings: warnings.map((warning) => warning.message) };
  } catch (error) {
    return { svg: '', warnings: [error.message] };
  } finally {
    modeler.destroy();
  }
}
