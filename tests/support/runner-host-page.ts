import type { AppFiles } from '@aladdin/sdk/app/app.ts'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { loadRunnerFiles } from '../../web/src/sandbox/runner-files.ts'
import { Runner } from '../../web/src/sandbox/host.ts'
import type { RunnerEvents } from '../../web/src/sandbox/runner-events.ts'

/** The host page of the browser tests: runners are made and asked from outside, through `window.sandbox`. */
const sandbox = {
  async open(frameUrl: string, on: RunnerEvents = {}): Promise<Runner> {
    const element = document.getElementById('place')
    if (element === null) throw new Error('the page has no place for a frame')
    const files = loadRunnerFiles(frameUrl)
    return new Runner({
      element,
      files,
      title: 'app',
      appearance: { language: 'zh', theme: 'light', risingRed: true, layout: 'page' },
      on,
    })
  },
  /** What the workbench does with the text while it is typed. */
  check: (files: AppFiles) => checkApp(files, { methods }),
}

declare global {
  interface Window {
    sandbox: typeof sandbox
  }
}

window.sandbox = sandbox
