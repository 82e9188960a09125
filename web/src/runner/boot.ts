import type { HostMessage } from '@aladdin/sdk/bridge/messages.ts'
import { hear, type Hear, type Heard } from './heard.ts'

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
  removeEventListener('message', answerHello)
  const early: Heard[] = []
  let hasProgram = false
  const keep = (message: MessageEvent<unknown>): void => {
    // Only the page that made this frame holds the other end of the port.
    if (hasProgram) early.push(hear(message.data as HostMessage))
    else void startProgram(message.data).then(hand)
    hasProgram = true
  }
  // What arrived while the program was loading is given to it with the port.
  const hand = (program: Program): void => {
    port.removeEventListener('message', keep)
    program.start(port, early, hear)
  }
  port.addEventListener('message', keep)
  port.start()
}

interface Program {
  start(port: MessagePort, early: readonly Heard[], hear: Hear): void
}

async function startProgram(program: unknown): Promise<Program> {
  // The first thing that the embedding page sends is the program's bytes.
  const url = URL.createObjectURL(new Blob([program as Blob], { type: 'text/javascript' }))
  const module = (await import(/* @vite-ignore */ url)) as Program // built from main.tsx
  URL.revokeObjectURL(url)
  return module
}

/** The page may start to listen after this frame has spoken; then it asks. */
function answerHello(event: MessageEvent): void {
  if (event.source === host && event.data === 'aladdin-hello') sayReady()
}

function sayReady(): void {
  host.postMessage('aladdin-ready', '*')
}

addEventListener('message', receivePort)
addEventListener('message', answerHello)
sayReady()
