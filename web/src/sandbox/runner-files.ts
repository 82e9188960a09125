/** What a host page needs to make runners: where frames come from, and the bytes that are handed to them. */
export interface RunnerFiles {
  /** The frame's address with `{instance}` for its random name. */
  readonly frameUrl: string
  readonly program: Blob
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
): Promise<RunnerFiles> {
  if (onProgress !== undefined) listeners.add(onProgress)
  loading ??= fetchFiles().catch((cause: unknown) => {
    loading = undefined
    throw cause
  })
  return loading.then((files) => ({ ...files, frameUrl }))
}

let loading: Promise<Omit<RunnerFiles, 'frameUrl'>> | undefined
const listeners = new Set<(progress: FileProgress) => void>()

async function fetchFiles(): Promise<Omit<RunnerFiles, 'frameUrl'>> {
  const manifest = (await fetchOk('/engine/manifest.json').then((reply) => reply.json())) as Record<
    'program' | 'wasm' | 'worker',
    string
  >
  const [program, worker, wasm] = await Promise.all([
    fetchOk(manifest.program).then((reply) => reply.blob()),
    fetchOk(manifest.worker).then((reply) => reply.text()),
    fetchOk(manifest.wasm).then(readWithProgress),
  ])
  listeners.clear()
  return { program, worker, wasm }
}

async function fetchOk(path: string): Promise<Response> {
  const reply = await fetch(path)
  if (!reply.ok) throw new Error(`the runner's file cannot be read: ${path} ${reply.status}`)
  return reply
}

async function readWithProgress(reply: Response): Promise<Blob> {
  if (reply.body === null) return await reply.blob()
  const totalBytes = Number(reply.headers.get('x-content-bytes') ?? reply.headers.get('content-length') ?? 0)
  let loadedBytes = 0
  const counted = reply.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        loadedBytes += chunk.byteLength
        for (const listener of listeners) listener({ loadedBytes, totalBytes })
        controller.enqueue(chunk)
      },
    }),
  )
  return await new Response(counted, { headers: { 'content-type': 'application/wasm' } }).blob()
}
