import { canMove } from './frame.ts'
import { frameUrl } from './frame-setting.ts'
import { Runner } from './host.ts'
import { loadRunnerFiles } from './runner-files.ts'

/**
 * One sealed frame with a started engine, made while nobody waits for it: who opens an app next gets it. A frame shows
 * one app in its life, so nothing of an earlier app or viewer is ever in it.
 */
let spare: Runner | undefined
/** Frames that show an app: another engine beside them would only take their room. */
let shown = 0

/** Starts the spare frame now, unless there is one: someone is about to open an app. */
export function prepareSpare(): void {
  if (spare !== undefined || !canMove) return
  const files = loadRunnerFiles(frameUrl())
  const made = new Runner({
    element: yard(),
    files,
    appearance: { language: 'zh', theme: 'light', risingRed: true, layout: 'page' },
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
    if (shown > 0) return
    prepareSpare()
    spare?.warmUp()
  }
  setTimeout(() => atRest(prepare), 1000)
}

/** Call `giveBack` when the frame that was taken, or made for want of one, is closed. */
export function takeSpare(): Runner | undefined {
  const taken = spare
  spare = undefined
  shown += 1
  return taken
}

export function giveBack(): void {
  shown -= 1
  prepareSpareAtRest()
}

function drop(runner: Runner): void {
  if (spare === runner) spare = undefined
  runner.close()
}

/** Where the frame waits: as large as a page, so that it is laid out as one, and neither seen nor reached. */
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
