// The steps of a check, in order of how fast they fail. Each is a name and a function that throws or exits.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run, say } from '../server/setup.mjs'

const bin = (name) => join(root, 'node_modules', '.bin', name)
const packages = ['sdk', 'catalog', 'server', 'web', 'tests']
const sources = ['sdk', 'server', 'web', 'catalog', 'tests', 'vitest.config.ts']

/** Fewer modules than this means that the boundary check did not really look. */
const leastModules = 150

export function checkSources() {
  say('format')
  run(bin('oxfmt'), ['--check', '.'])
  say('lint')
  run(bin('oxlint'), ['--type-aware', ...sources])
  say('types')
  for (const name of packages) run(bin('tsc'), ['-p', name])
  say('boundaries')
  checkBoundaries()
  say('dead code')
  run(bin('knip'), ['--no-progress'])
}

/** The boundary check counts what it cruised: with a missing compiler it would report success over nothing. */
function checkBoundaries() {
  const result = spawnSync(
    bin('depcruise'),
    ['--config', '.dependency-cruiser.json', '--output-type', 'err-long', ...packages],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  console.log(result.stdout.trim())
  if (result.status !== 0) {
    console.error(result.stderr)
    process.exit(result.status ?? 1)
  }
  const modules = Number(/\((\d+) modules/.exec(result.stdout)?.[1] ?? 0)
  if (modules < leastModules) {
    console.error(
      `the boundary check saw ${modules} modules, fewer than ${leastModules}: it did not really look`,
    )
    process.exit(1)
  }
}

/** Writes every generated file again and fails when one differs from what is committed. */
export function checkGenerated(node) {
  say('generated files')
  run(node, ['--disable-warning=ExperimentalWarning', 'server/src/generate.ts'])
  const changed = spawnSync('git', ['status', '--porcelain', '--', 'server/generated'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (changed.stdout.trim() !== '') {
    console.error(`generated files differ from what is committed:\n${changed.stdout}`)
    process.exit(1)
  }
}

/** Tests that stand still are ended and named, before whoever waits for them loses patience with everything. */
const longestTestsMs = 35 * 60_000

/** Runs vitest projects and answers the counts of their tests. */
export function runTests(projects, env = {}) {
  say(`tests: ${projects.join(', ')}`)
  const report = join(root, 'tests', 'output', `report-${projects.join('-')}.json`)
  const result = spawnSync(
    bin('vitest'),
    [
      'run',
      ...projects.flatMap((name) => ['--project', name]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${report}`,
    ],
    { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, timeout: longestTestsMs },
  )
  if (result.error !== undefined) say(`the tests were ended: ${result.error.message}`)
  const counts = countTests(report)
  return { ...counts, ok: result.status === 0 && counts.failed === 0 }
}

function countTests(report) {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8'))
    // A file that cannot be loaded has no tests in the report, only a failed suite.
    const brokenFiles = json.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    return {
      passed: json.numPassedTests,
      failed: json.numFailedTests + brokenFiles.length,
      skipped: json.numPendingTests + json.numTodoTests,
    }
  } catch {
    return { passed: 0, failed: 1, skipped: 0 }
  }
}
