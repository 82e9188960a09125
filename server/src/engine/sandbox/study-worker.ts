import { parentPort } from 'node:worker_threads'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { drawFirstScreen } from './first-screen.ts'
import { drawPictures } from './picture.ts'
import type { FirstScreen, StudyOrder, StudyReply } from './study-messages.ts'

// The rule means windows; a thread has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage({ ready: true } satisfies StudyReply)

parentPort?.on('message', (order: StudyOrder) => {
  // The rule means windows; a thread has no origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  parentPort?.postMessage(replyTo(order))
})

function replyTo(order: StudyOrder): StudyReply {
  try {
    return { result: resultOf(order) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function resultOf(order: StudyOrder) {
  switch (order.kind) {
    case 'check':
      return checkApp(order.files, { methods })
    case 'draw':
      return drawPictures(order.app, order.outcome)
    case 'screen':
      return drawScreens(order)
  }
}

/** Widths of the frame's document on a usual screen and on a telephone. */
const [wideWidth, narrowWidth] = [1000, 326]

function drawScreens({ app, blocks, look }: Extract<StudyOrder, { kind: 'screen' }>): FirstScreen {
  const wide = drawFirstScreen(app, blocks, { ...look, width: wideWidth })
  const narrow = drawFirstScreen(app, blocks, { ...look, width: narrowWidth })
  return wide === undefined || narrow === undefined ? null : { wide, narrow }
}
