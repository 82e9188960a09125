/**
 * The only inline script of the runner document; its hash is the only script its policy names. It takes away what
 * could reach a network past the policy, waits for one port from the page that embeds it, and runs the program that
 * arrives on that port as bytes.
 */
for (const name of [
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'mozRTCPeerConnection',
  'RTCDataChannel',
  'RTCIceTransport',
  'RTCSessionDescription',
  'WebTransport',
  'WebSocketStream',
  'PaymentRequest',
  'fetchLater',
  'SharedWorker',
]) {
  Reflect.deleteProperty(globalThis, name)
  Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false })
}

const host = parent

function receivePort(event: MessageEvent): void {
  const port = event.ports[0]
  if (event.source !== host || event.data !== 'aladdin-port' || port === undefined) return
  removeEventListener('message', receivePort)
  const early: unknown[] = []
  let hasProgram = false
  port.onmessage = (message: MessageEvent<unknown>) => {
    if (hasProgram) early.push(message.data)
    else void startProgram(port, { program: message.data, early })
    hasProgram = true
  }
}

/** Messages that arrive while the program loads are given to it first. */
async function startProgram(port: MessagePort, from: { program: unknown; early: unknown[] }): Promise<void> {
  // The first thing that the embedding page sends is the program's bytes.
  const url = URL.createObjectURL(new Blob([from.program as Blob], { type: 'text/javascript' }))
  const module = (await import(/* @vite-ignore */ url)) as typeof import('./main.tsx')
  URL.revokeObjectURL(url)
  module.start(port, from.early)
}

addEventListener('message', receivePort)
host.postMessage('aladdin-ready', '*')

export {}
