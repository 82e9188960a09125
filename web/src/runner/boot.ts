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
  const keep = (message: MessageEvent<unknown>): void => {
    if (hasProgram) early.push(message.data)
    else void startProgram(message.data).then(hand)
    hasProgram = true
  }
  // What arrived while the program was loading is given to it with the port.
  const hand = (program: Program): void => {
    port.removeEventListener('message', keep)
    program.start(port, early)
  }
  port.addEventListener('message', keep)
  port.start()
}

interface Program {
  start(port: MessagePort, early: readonly unknown[]): void
}

async function startProgram(program: unknown): Promise<Program> {
  // The first thing that the embedding page sends is the program's bytes.
  const url = URL.createObjectURL(new Blob([program as Blob], { type: 'text/javascript' }))
  const module = (await import(/* @vite-ignore */ url)) as Program // built from main.tsx
  URL.revokeObjectURL(url)
  return module
}

addEventListener('message', receivePort)
host.postMessage('aladdin-ready', '*')
