import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Language } from '@aladdin/sdk/contract/text.ts'

const root = join(import.meta.dirname, '../..')

export interface RunningBank {
  readonly origin: string
  readonly stop: () => Promise<void>
}

/** Environment variable with the folder of a demo bank that is ready to be copied. */
export const preparedBank = 'ALADDIN_PREPARED_BANK'

/** The real server in a process of its own, with the demo bank in a folder that ends with it. */
export async function startBank(): Promise<RunningBank> {
  const folder = await mkdtemp(join(tmpdir(), 'aladdin-bank-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    const prepared = process.env[preparedBank]
    if (prepared !== undefined) await cp(prepared, folder, { recursive: true })
    const { origin, stop } = await startServer(folder)
    return { origin, stop: () => stop().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}

/** The real server on a data folder, which stays when it stops. */
export async function startServer(folder: string): Promise<RunningBank> {
  if (!existsSync(join(root, 'web/dist/index.html'))) {
    throw new Error('the pages are not built: run "npm test", or the build script of the web package')
  }
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'server/src/main.ts')],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ALADDIN_DEMO: '1', ALADDIN_PORT: '0', ALADDIN_DATA: folder },
    },
  )
  const stop = async () => {
    if (child.exitCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }
  try {
    return { origin: await readAddress(child), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

function readAddress({ stdout, stderr }: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (stdout === null || stderr === null) return reject(new Error('the server says nothing'))
    let complaints = ''
    stderr.on('data', (piece: Buffer) => {
      complaints = (complaints + piece.toString()).slice(-4000)
    })
    // read to the end, so that the pipe never fills
    createInterface({ input: stdout })
      .on('line', (line) => {
        const address = /^READY (\S+)/.exec(line)?.[1]
        if (address !== undefined) resolve(address)
      })
      .on('close', () => reject(new Error(`the server ended before it was ready: ${complaints}`)))
  })
}

/** A person's window. `troubles` are requests to foreign hosts, errors of scripts and refusals of the page's policy. */
export interface Window {
  readonly page: Page
  readonly context: BrowserContext
  readonly troubles: readonly string[]
}

export interface WindowOptions {
  readonly width?: number
  readonly height?: number
  readonly language?: Language
}

/** Opens a window of its own cookies and storage that reaches the bank and nothing else. */
export async function openWindow(
  browser: Browser,
  origin: string,
  options: WindowOptions = {},
): Promise<Window> {
  const { width = 1440, height = 900, language = 'zh' } = options
  const context = await browser.newContext({
    baseURL: origin,
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(90_000)
  const troubles: string[] = []
  await context.route(
    (address) => !isOurs(address, origin),
    async (route) => {
      troubles.push(`foreign host: ${route.request().url()}`)
      await route.abort()
    },
  )
  context.on('request', (request) => {
    if (!isOurs(new URL(request.url()), origin)) troubles.push(`foreign host: ${request.url()}`)
  })
  context.on('weberror', (error) => troubles.push(`script: ${error.error().message}`))
  context.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' && /Content Security Policy/.test(text)) troubles.push(`policy: ${text}`)
  })
  await context.addInitScript((chosen) => {
    // neither a sealed frame nor an empty window has storage
    if (window.origin !== 'null' && localStorage.getItem('aladdin.language') === null) {
      localStorage.setItem('aladdin.language', chosen)
    }
  }, language)
  return { page: await context.newPage(), context, troubles }
}

/** Signs a demo person in by name (`chen.jing`) with one press on the sign-in page. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  const welcome = await page.request.get('/api/welcome')
  const { people } = (await welcome.json()) as { people: readonly DemoPerson[] } // the contract's own reply
  const person = people.find((one) => one.name === name)
  if (person === undefined) throw new Error(`there is no demo person ${name}`)
  const names = (['zh', 'en'] as const).map(
    (language) => `${person.display[language]} · ${person.branch.name[language]}`,
  )
  await page
    .getByRole('button')
    .filter({ hasText: new RegExp(names.join('|')) })
    .click()
  await page.locator('nav.rail').waitFor()
}

interface DemoPerson {
  readonly name: string
  readonly display: Readonly<Record<Language, string>>
  readonly branch: { readonly name: Readonly<Record<Language, string>> }
}

function isOurs(address: URL, origin: string): boolean {
  if (address.protocol === 'blob:' || address.protocol === 'data:') return true
  const ours = new URL(origin)
  return (
    address.protocol === ours.protocol &&
    address.port === ours.port &&
    (address.hostname === ours.hostname || address.hostname.endsWith('.localhost'))
  )
}
