import { createRoot } from 'react-dom/client'
import type { FrameMessage, HostMessage } from '@aladdin/sdk/bridge/messages.ts'
import { registerCharts } from '@aladdin/sdk/charts/register-charts.ts'
import type { Hear, Heard } from './heard.ts'
import { Page } from './page.tsx'
import frameCss from './frame.css?inline'
import filtersCss from './inputs/filters.css?inline'
import { reportHeight } from './report-height.ts'
import { Session } from './session.ts'
import { ViewStore } from './view.ts'

/** The frame's program: called once by the boot script with the port and what arrived on it so far. */
export function start(port: MessagePort, early: readonly Heard[], hear: Hear): void {
  const say = (message: FrameMessage): void => port.postMessage(message)
  const view = new ViewStore({ language: 'zh', theme: 'light', risingRed: true, layout: 'page' })
  const session = new Session(say, view)
  // Only the page that made this frame holds the other end of the port.
  port.addEventListener('message', (event: MessageEvent<HostMessage>) => session.take(hear(event.data)))
  for (const message of early) session.take(message)

  registerCharts()
  const style = document.createElement('style')
  style.textContent = frameCss + filtersCss
  document.head.append(style)
  const root = document.createElement('div')
  document.body.append(root)
  createRoot(root).render(<Page view={view} actions={session} />)
  reportHeight(root, (pixels) => say({ kind: 'height', pixels }))
  say({ kind: 'started' })
}
