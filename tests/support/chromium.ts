import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

/** The browser of the tests; fails with a sentence that says what to set when there is none. */
export async function openChromium(): Promise<Browser> {
  return await chromium.launch(chromiumOptions())
}

/** How the browser is started, for a test that starts it in its own way. */
export function chromiumOptions() {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) {
    throw new Error(
      `there is no Chromium at ${executablePath}: set CHROMIUM_PATH to the program of a Chromium or Chrome on this machine`,
    )
  }
  return {
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  }
}
