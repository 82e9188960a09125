/** What a host page needs to make runners: where frames come from, and the bytes that are handed to them. */
export interface RunnerFiles {
  /** The frame's address with `{instance}` for its random name. */
  readonly frameUrl: string
  /** Small and first: a frame draws itself while the engine is still on its way. */
  readonly program: Promise<Blob>
  readonly engine: Promise<RunnerEngine>
  /** What learns models; fetched with the first app that has one. */
  readonly methods: () => Promise<Blob>
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
  const paths = readPaths()
  const program = fetchOk(paths.program).then((reply) => reply.blob())
  const engine = fetchEngine(paths)
  // whoever waits for the files hears of the failure; the next one tries again
  Promise.all([program, engine]).catch(() => {
    loading = undefined
  })
  let methods: Promise<Blob> | undefined
  const fetchMethods = async (): Promise<Blob> => (await fetchOk(paths.methods)).blob()
  return {
    program,
    engine,
    methods() {
      methods ??= fetchMethods().catch((error: unknown) => {
        methods = undefined
        throw error
      })
      return methods
    },
  }
}

type Paths = Readonly<Record<'program' | 'methods' | 'wasm' | 'worker', string>>

/** Addresses with the hash of their content, as the server wrote them into the page. */
function readPaths(): Paths {
  const written = document.querySelector<HTMLMetaElement>('meta[name="aladdin-engine"]')?.content
  if (written === undefined) throw new Error('the page does not say where the engine is')
  return JSON.parse(written) as Paths // written by our own build
}

async function fetchEngine(paths: Paths): Promise<RunnerEngine> {
  const [worker, wasm] = await Promise.all([
    fetchOk(paths.worker).then((reply) => reply.text()),
    readWasm(paths.wasm),
  ])
  listeners.clear()
  return { wasm, worker }
}

/**
 * The engine as bytes on disk: out of the cache of HTTP they come compressed and through memory, which takes as long
 * as compiling them does. So after the first visit they are kept as they are.
 */
async function readWasm(path: string): Promise<Blob> {
  const shelf = await globalThis.caches?.open(shelfName).catch(() => undefined)
  const kept = await shelf?.match(path).catch(() => undefined)
  if (kept !== undefined) return await kept.blob()
  const wasm = await readWithProgress(path)
  if (shelf !== undefined) setTimeout(() => void keep(shelf, path, wasm), restMs)
  return wasm
}

/** Only the newest engine is kept; without room there is none, and the next visit reads it as this one did. */
async function keep(shelf: Cache, path: string, wasm: Blob): Promise<void> {
  try {
    for (const { url } of await shelf.keys()) if (!url.endsWith(path)) await shelf.delete(url)
    await shelf.put(path, new Response(wasm, { headers: { 'content-type': 'application/wasm' } }))
  } catch {
    await shelf.delete(path).catch(() => undefined)
  }
}

const shelfName = 'aladdin-engine'
/** By then the app that was opened stands. */
const restMs = 8000

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
