// `npm run check`: everything but the browser tests.
import { findNode, installOnce } from '../server/setup.mjs'
import { checkGenerated, checkSources, runTests } from './steps.mjs'

installOnce()
checkSources()
checkGenerated(findNode())
const result = runTests(['unit'])
console.log(`${result.passed} passed, ${result.failed} failed, ${result.skipped} skipped`)
process.exit(result.ok ? 0 : 1)
