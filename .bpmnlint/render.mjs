// Opens every model in bpmn-js in a headless Chromium, fails on any import warning, and saves the
// pictures to src/docs/images. `--check` only opens the models. CHROMIUM names another browser.
// Labels are as wide as they are in Arial: Debian has its measures in fonts-liberation.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import puppeteer from 'puppeteer-core';

import { filesEndingWith, project } from './models.mjs';

/**
 * A model too wide for a page is also drawn in parts, each from the flow that enters its first
 * element up to the next part.
 */
const parts = {
  'policy-change': [
    { name: '1-draft', first: 'Event_ChangeProposed' },
    { name: '2-review-and-approve', first: 'Task_CompareWithVersionInForce' },
    { name: '3-make-ready-and-publish', first: 'Gateway_PublishAtOnce' },
    { name: '4-take-effect-and-watch', first: 'Gateway_ReviewsOwed' },
  ],
};

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
    const { pictures, warnings } = await page.evaluate(draw, file, parts[file.name] ?? []);
    warnings.forEach((warning) => console.error(`${file.path}: ${warning}`));
    failures += warnings.length;
    if (!checkOnly) {
      pictures.forEach(({ name, svg }) => writeFileSync(join(images, `${name}.svg`), svg));
    }
    console.log(`${file.path}: ${warnings.length} warnings`);
  }
} finally {
  await browser.close();
}
process.exitCode = failures === 0 ? 0 : 1;

/** Runs inside the page: a model's text becomes its pictures and the import's warnings. */
async function draw(file, parts) {
  const model = new window.BpmnJS({ container: '#canvas' });
  try {
    const { warnings } = await model.importXML(file.text);
    const { svg } = await model.saveSVG();
    const registry = model.get('elementRegistry');
    const drawn = registry.filter((element) => element.parent && !element.hidden);
    const boxes = new Map(drawn.map((element) => [element.id, box(element)]));

    const starts = parts.map(({ first }) => {
      const flow = registry.get(first).incoming[0];
      return flow ? (flow.waypoints[0].x + flow.waypoints.at(-1).x) / 2 : -Infinity;
    });
    const pictures = parts.map(({ name }, i) => ({
      name: `${file.name}-${name}`,
      svg: cut(svg, boxes, starts[i], starts[i + 1] ?? Infinity),
    }));
    return {
      pictures: [{ name: file.name, svg: cut(svg, boxes, -Infinity, Infinity) }, ...pictures],
      warnings: warnings.map((warning) => warning.message),
    };
  } catch (error) {
    return { pictures: [], warnings: [error.message] };
  } finally {
    model.destroy();
  }

  function box(element) {
    const points = element.waypoints ?? [
      { x: element.x, y: element.y },
      { x: element.x + element.width, y: element.y + element.height },
    ];
    const xs = points.map(({ x }) => x);
    const ys = points.map(({ y }) => y);
    return {
      left: Math.min(...xs),
      top: Math.min(...ys),
      right: Math.max(...xs),
      bottom: Math.max(...ys),
    };
  }

  /** Keeps what lies between two x positions, on white so that it reads on a dark page too. */
  function cut(svg, boxes, from, to) {
    const margin = 12;
    const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
    const kept = [];
    for (const element of root.querySelectorAll('.djs-element')) {
      const bounds = boxes.get(element.getAttribute('data-element-id'));
      if (bounds && bounds.right > from && bounds.left < to) {
        kept.push(bounds);
      } else if (!element.closest('.djs-group')?.querySelector(':scope > .djs-children > *')) {
        element.remove();
      }
    }
    const left = Math.max(from, Math.min(...kept.map((b) => b.left)) - margin);
    const right = Math.min(to, Math.max(...kept.map((b) => b.right)) + margin);
    const top = Math.min(...kept.map((b) => b.top)) - margin;
    const bottom = Math.max(...kept.map((b) => b.bottom)) + margin;
    const [x, y, width, height] = [left, top, right - left, bottom - top].map(Math.round);
    root.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    root.setAttribute('width', width);
    root.setAttribute('height', height);
    const paper = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    Object.entries({ x, y, width, height, fill: 'white' }).forEach(([k, v]) =>
      paper.setAttribute(k, v),
    );
    root.prepend(paper);
    return new XMLSerializer().serializeToString(root) + '\n';
  }
}
