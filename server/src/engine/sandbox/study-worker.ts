import { parentPort } from 'node:worker_threads'
import { checkApp } from '@aladdin/sdk/app/check.ts'
import { methods } from '@aladdin/sdk/methods/registry.ts'
import { drawPictures } from './picture.ts'
import type { StudyOrder, StudyReply } from './study-messages.ts'

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
    const result =
      order.kind === 'check' ? checkApp(order.files, { methods }) : drawPictures(order.app, order.outcome)
    return { result }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}
