// Looks at published pages as people do: in Chromium, light and dark, from a phone to a wide screen.
//
//   npm install && node look.mjs FOLDER [SCREENSHOTS]
//
// FOLDER holds pages, as <reports>/2026-W36/edition-1 or <reports> itself. Every page must be valid
// HTML (vnu), pass axe in light and dark, contrast included, and never scroll sideways from 320 px
// up; the first finding of each kind is printed, and the command then ends with 1. With SCREENSHOTS,
// index.html is also saved there at three widths. CHROMIUM names the browser, if it is not `chromium`.
import axe from 'axe-core';
import puppeteer from 'puppeteer-core';
import vnu from 'vnu-jar';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, screenshots] = process.argv.slice(2);
if (!folder) {
  console.error('Usage: node look.mjs FOLDER [SCREENSHOTS]');
  process.exit(2);
}

const WIDTHS = [320, 768, 1280];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const pages = readdirSync(folder, { recursive: true })
  .filter((name) => name.endsWith('.html'))
  .map((name) => resolve(folder, name))
  .sort();
const findings = [];

function validate() {
  try {
    execFileSync('java', ['-jar', vnu, '--stdout', '--format', 'gnu', ...pages], { maxBuffer: 1 << 26 });
  } catch (e) {
    findings.push(...String(e.stdout).split('\n').filter((line) => line));
  }
}

async function look(browser, file) {
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for axe alone: the page itself runs nothing
  await page.goto(pathToFileURL(file).href);
  for (const scheme of ['light', 'dark']) {
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.setViewport({ width: 1280, height: 1000 });
    await page.evaluate(axe.source);
    const result = await page.evaluate((tags) => window.axe.run({ runOnly: tags }), RULES);
    for (const violation of result.violations) {
      findings.push(`${file}: ${scheme}: ${violation.id}: ${violation.nodes[0].html.slice(0, 200)}: ${violation.nodes[0].failureSummary}`);
    }
  }
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'light' }]);
  for (const width of WIDTHS) {
    await page.setViewport({ width, height: 1000 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > width) {
      findings.push(`${file}: ${wide} px wide on a screen of ${width} px`);
    }
    if (screenshots && file.endsWith('index.html')) {
      mkdirSync(screenshots, { recursive: true });
      const name = file.slice(resolve(folder).length + 1).replaceAll('/', '-').replace('.html', '');
      await page.screenshot({ path: join(screenshots, `${name}-${width}.png`), fullPage: true });
    }
  }
  await page.close();
}

validate();
const browser = await puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const file of pages) {
  await look(browser, file);
}
await browser.close();
findings.forEach((finding) => console.log(finding));
console.log(`${pages.length} pages, ${findings.length} findings`);
process.exit(findings.length > 0 ? 1 : 0);
