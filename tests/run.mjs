// `npm test`: from a clean checkout to a verdict: installs, finds a browser, checks, and runs every test.
import { buildWebOnce, findNode, installOnce, run, say } from '../server/setup.mjs'
import { findChromium } from './chromium.mjs'
import { checkGenerated, checkSources, runTests } from './steps.mjs'

installOnce()
buildWebOnce()
const chromium = findChromium()
const env = chromium === undefined ? {} : { CHROMIUM_PATH: chromium }
if (process.argv[2] === 'bench') {
  run(findNode(), ['--disable-warning=ExperimentalWarning', 'tests/performance/bench.ts'], { env })
  process.exit(0)
}
checkSources()
checkGenerated(findNode())
const results = [runTests(['unit'], env), runInBrowser()]
const total = (key) => results.reduce((sum, result) => sum + result[key], 0)
console.log(`${total('passed')} passed, ${total('failed')} failed, ${total('skipped')} skipped`)
process.exit(results.every((result) => result.ok) ? 0 : 1)

/** On a busy machine of continuous integration a browser may be starved: then the whole project is run once more. */
function runInBrowser() {
  const first = runTests(['browser'], env)
  if (first.ok || process.env.CI !== 'true') return first
  say('browser tests failed; running all of them once more, and the second result counts')
  return runTests(['browser'], env)
}
