import type { Appearance } from '@aladdin/sdk/bridge/messages.ts'
import { canMove } from './frame.ts'
import { frameUrl } from './frame-setting.ts'
import { Runner } from './host.ts'
import { loadRunnerFiles } from './runner-files.ts'

/**
 * One sealed frame with a started engine, made while nobody waits for it: who opens an app next gets it. A frame shows
 * one app in its life, or that app's draft, so nothing of another app or viewer is ever in it.
 */
let spare: Runner | undefined
/** Frames that show an app: another engine beside them would only take their room. */
let shown = 0

/** Starts the spare frame now, unless there is one: someone is about to open an app. */
export function prepareSpare(): void {
  // a frame that came with the page would stay where nobody can take it
  if (!canMove) return document.querySelector('#spare-frame')?.remove()
  if (spare !== undefined || shown > 0) return
  const files = loadRunnerFiles(frameUrl())
  const element = yard()
  const made = new Runner({
    element,
    present: element.querySelector('iframe') ?? undefined,
    files,
    appearance: plain,
    title: '',
    on: { ended: () => drop(made) },
  })
  spare = made
  Promise.all([files.program, files.engine]).catch(() => drop(made))
}

/** Starts it when the page has come to rest, where the machine and the line have room for a guess. */
export function prepareSpareAtRest(): void {
  if (!hasRoom()) return
  const atRest = window.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000))
  const prepare = (): void => {
    if (location.pathname.startsWith('/workbench/')) return // a desk is about to start its own
    prepareSpare()
    spare?.warmUp()
  }
  setTimeout(() => atRest(prepare), 1000)
}

/**
 * A frame for a page that shows an app: the one that the page before left where this page `goesOn` with its app, else
 * the spare one, else none. Call `giveBack` when it, or the one that was made for want of it, is needed no more.
 */
export function takeFrame(goesOn: boolean): Runner | undefined {
  const taken = (goesOn ? left : undefined) ?? spare
  if (taken === spare) spare = undefined
  else left = undefined
  shown += 1
  return taken
}

/** Whether `takeFrame` would give a frame at once. */
export function hasFrame(goesOn: boolean): boolean {
  return spare !== undefined || (goesOn && left !== undefined)
}

export function giveBack(runner: Runner): void {
  shown -= 1
  if (isLeaving && canMove && runner.isWell) {
    leave(runner)
  } else {
    runner.close()
    prepareSpareAtRest()
  }
  isLeaving = false
}

/** The next frame that is given back goes on in the page that comes: a draft of the very app that it shows. */
export function leaveFrame(): void {
  isLeaving = shown > 0
}

let isLeaving = false
let left: Runner | undefined

function leave(runner: Runner): void {
  runner.moveTo({ element: yard(), title: '', appearance: plain })
  left = runner
  setTimeout(() => {
    if (left !== runner) return
    left = undefined
    runner.close()
  }, longestStayMs)
}

/** A page that never came does not get the frame of an app that it does not show. */
const longestStayMs = 10_000

/** A frame that a page has taken is that page's: it can show what the server answers without an engine. */
function drop(runner: Runner): void {
  if (spare !== runner) return
  spare = undefined
  runner.close()
}

const plain: Appearance = { language: 'zh', theme: 'light', risingRed: true, layout: 'page' }

/**
 * Where frames wait, and where the server puts one into a page that runs an app: as large as a page, so that they are
 * laid out as one, and neither seen nor reached.
 */
function yard(): HTMLElement {
  const present = document.querySelector<HTMLElement>('#spare-frame')
  if (present !== null) return present
  const made = document.createElement('div')
  made.id = 'spare-frame'
  made.inert = true
  made.style.cssText = 'position:fixed;inset:0;visibility:hidden;pointer-events:none;z-index:-1'
  document.body.append(made)
  return made
}

/** What some browsers tell of themselves. */
interface Surroundings extends Navigator {
  readonly deviceMemory?: number
  readonly connection?: { readonly saveData?: boolean; readonly effectiveType?: string }
}

function hasRoom(): boolean {
  const { deviceMemory = 4, connection }: Surroundings = navigator
  return deviceMemory >= 4 && connection?.saveData !== true && (connection?.effectiveType ?? '4g') === '4g'
}
