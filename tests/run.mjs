// `npm test`: from a clean checkout to a verdict: installs, finds a browser, checks, and runs every test.
import { buildWebOnce, findNode, installOnce, run } from '../server/setup.mjs'
import { findChromium } from './chromium.mjs'
import { checkGenerated, checkSources, runTests } from './steps.mjs'

installOnce()
if (process.argv[2] === 'measure') {
  run(findNode(), ['--disable-warning=ExperimentalWarning', 'tests/methods/measure.ts'])
  process.exit(0)
}
buildWebOnce()
const chromium = findChromium()
const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium }
if (process.argv[2] === 'bench') {
  run(findNode(), ['--disable-warning=ExperimentalWarning', 'tests/performance/bench.ts'], { env })
  process.exit(0)
}
checkSources()
checkGenerated(findNode())
const results = [runTests(['unit'], env), runTests(['image'], env), runTests(['browser'], env)]
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exit(results.every((result) => result.ok) ? 0 : 1)
