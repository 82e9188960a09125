import type { HostMessage } from '@aladdin/sdk/bridge/messages.ts'

export interface Frame {
  send(message: HostMessage): void
  /** Puts the frame elsewhere in the page as it is; only where `canMove`. */
  moveTo(element: HTMLElement, title: string): void
  remove(): void
}

/** A frame that is moved loses all that it holds, except in browsers with this. */
export const canMove = 'moveBefore' in Element.prototype

/**
 * Makes one sealed frame and hands it its program and its only port. The port's far end is given away once, to the
 * window of this very frame; messages of any other window are not listened to.
 */
export function openFrame(options: {
  readonly element: HTMLElement
  /** A frame that came with the page and is nobody's yet. */
  readonly present?: HTMLIFrameElement | undefined
  readonly url: string
  readonly title: string
  readonly program: Promise<Blob>
  readonly receive: (value: unknown) => void
}): Frame {
  const channel = new MessageChannel()
  const frame = options.present ?? document.createElement('iframe')
  frame.title = options.title
  frame.style.cssText = 'display:block;width:100%;height:100%;border:0;background:transparent'

  const greet = (event: MessageEvent): void => {
    if (event.source !== frame.contentWindow || event.data !== 'aladdin-ready') return
    window.removeEventListener('message', greet)
    // A sealed frame has the origin `null`, which cannot be named as a target.
    frame.contentWindow?.postMessage('aladdin-port', '*', [channel.port2])
  }
  window.addEventListener('message', greet)

  channel.port1.addEventListener('message', (event: MessageEvent) => options.receive(event.data))
  channel.port1.start()
  // The program is the first thing on the port; whatever is said earlier waits for it.
  const programSent = options.program.then((program) => channel.port1.postMessage(program))

  if (options.present === undefined) {
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.referrerPolicy = 'no-referrer'
    frame.src = options.url
    options.element.append(frame)
  } else {
    frame.contentWindow?.postMessage('aladdin-hello', '*')
  }
  return {
    send: (message) => void programSent.then(() => channel.port1.postMessage(message)).catch(() => undefined),
    moveTo(element, title) {
      frame.title = title
      element.moveBefore(frame, null)
    },
    remove() {
      window.removeEventListener('message', greet)
      channel.port1.close()
      frame.remove()
    },
  }
}
