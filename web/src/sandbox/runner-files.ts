/** What a host page needs to make runners: where frames come from, and the bytes that are handed to them. */
export interface RunnerFiles {
  /** The frame's address with `{instance}` for its random name. */
  readonly frameUrl: string
  /** Small and first: a frame draws itself while the engine is still on its way. */
  readonly program: Promise<Blob>
  readonly engine: Promise<RunnerEngine>
}

export interface RunnerEngine {
  readonly wasm: Blob
  readonly worker: string
}

export interface FileProgress {
  readonly loadedBytes: number
  readonly totalBytes: number
}

/**
 * Fetches program, worker and engine once per page; later calls share the bytes. The addresses hold the hash of
 * their content, so the browser's own cache keeps them for ever.
 */
export function loadRunnerFiles(
  frameUrl: string,
  onProgress?: (progress: FileProgress) => void,
): RunnerFiles {
  if (onProgress !== undefined) listeners.add(onProgress)
  loading ??= fetchFiles()
  return { ...loading, frameUrl }
}

let loading: Omit<RunnerFiles, 'frameUrl'> | undefined
const listeners = new Set<(progress: FileProgress) => void>()

function fetchFiles(): Omit<RunnerFiles, 'frameUrl'> {
  const manifest = readManifest()
  const program = manifest.then(({ program }) => fetchOk(program)).then((reply) => reply.blob())
  const engine = manifest.then(fetchEngine)
  // whoever waits for the files hears of the failure; the next one tries again
  Promise.all([program, engine]).catch(() => {
    loading = undefined
  })
  return { program, engine }
}

type Manifest = Readonly<Record<'program' | 'wasm' | 'worker', string>>

async function readManifest(): Promise<Manifest> {
  const reply = await fetchOk('/engine/manifest.json')
  return (await reply.json()) as Manifest // written by our own build
}

async function fetchEngine(paths: Manifest): Promise<RunnerEngine> {
  const [worker, wasm] = await Promise.all([
    fetchOk(paths.worker).then((reply) => reply.text()),
    readWithProgress(paths.wasm),
  ])
  listeners.clear()
  return { wasm, worker }
}

async function fetchOk(path: string): Promise<Response> {
  const reply = await fetch(path)
  if (!reply.ok) throw new Error(`the runner's file cannot be read: ${path} ${reply.status}`)
  return reply
}

/** `fetch` tells no progress unless each of 28 million bytes goes through this page's own hands. */
function readWithProgress(path: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', path)
    request.responseType = 'blob'
    request.addEventListener('progress', ({ loaded }) => {
      const totalBytes = Number(request.getResponseHeader('x-content-bytes') ?? 0)
      for (const listener of listeners) listener({ loadedBytes: loaded, totalBytes })
    })
    request.addEventListener('load', () => {
      const blob: unknown = request.response
      if (request.status === 200 && blob instanceof Blob) resolve(blob)
      else reject(new Error(`the runner's file cannot be read: ${path} ${request.status}`))
    })
    request.addEventListener('error', () =>
      reject(new TypeError(`the runner's file cannot be read: ${path}`)),
    )
    request.send()
  })
}
