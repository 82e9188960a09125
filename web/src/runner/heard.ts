import type { HostMessage } from '@aladdin/sdk/bridge/messages.ts'
import { EngineSource } from './engine-source.ts'

/** What the program hears: the host's messages, with the engine's bytes already at work. */
export type Heard =
  | Exclude<HostMessage, { kind: 'engine' }>
  | { readonly kind: 'engine'; readonly source: EngineSource }

export type Hear = (message: HostMessage) => Heard

/** Starts to compile the moment the bytes are there, which is often before the program is read. */
export const hear: Hear = (message) =>
  message.kind === 'engine' ? { kind: 'engine', source: new EngineSource(message) } : message
