import { isLoopback, type Config } from './config.ts'

const path = '/r/frame.html'

/**
 * Where sealed frames come from. Each gets a host name of its own, because a hung frame holds later frames of its
 * host back; where no wildcard host leads here, all share the page's host.
 */
export interface RunnerAddress {
  /** Address of a frame with `{instance}` for its random name. */
  readonly frameUrl: string
  /** What the host page may embed. */
  readonly sources: readonly string[]
}

/** The runner's address for a host page of the given origin. */
export function findRunnerAddress(origin: string, config: Config): RunnerAddress {
  const { protocol, hostname, port } = new URL(origin)
  const own = `${origin}${path}`
  const wildcard = config.runnerHost ?? (isLoopback(hostname) ? withPort('*.localhost', port) : undefined)
  if (wildcard === undefined) return { frameUrl: `${own}?{instance}`, sources: [own] }
  return {
    frameUrl: `${protocol}//${wildcard.replace('*', '{instance}')}${path}`,
    sources: [`${protocol}//${wildcard}${path}`, own],
  }
}

/** Whether a host name belongs to frames, which are served their document and nothing else. */
export function isRunnerHost(host: string, config: Config): boolean {
  const suffix =
    config.runnerHost === undefined ? '.localhost' : (config.runnerHost.slice(1).split(':')[0] ?? '')
  return host.endsWith(suffix)
}

function withPort(host: string, port: string): string {
  return port === '' ? host : `${host}:${port}`
}
