/** An engine message of the host, at work: the module compiles and a first worker reads its script. */
export class EngineSource {
  readonly #module: Promise<WebAssembly.Module>
  readonly #script: string
  #first: Worker | undefined

  constructor({ wasm, worker }: { readonly wasm: Blob; readonly worker: string }) {
    const reply = new Response(wasm, { headers: { 'content-type': 'application/wasm' } })
    this.#module = WebAssembly.compileStreaming(reply)
    this.#module.catch(() => undefined) // told to whoever asks for a worker
    this.#script = worker
    this.#first = this.#start()
  }

  /** A worker that instantiates the module as soon as it is asked to; each is given once. */
  async takeWorker(): Promise<Worker> {
    const worker = this.#first ?? this.#start()
    this.#first = undefined
    const wasmModule = await this.#module
    worker.postMessage({ wasmModule }, [])
    return worker
  }

  #start(): Worker {
    const url = URL.createObjectURL(new Blob([beforeTheWorker, this.#script], { type: 'text/javascript' }))
    const worker = new Worker(url)
    URL.revokeObjectURL(url)
    return worker
  }
}

/**
 * Runs ahead of the engine's own worker: takes the compiled module, and gives a class that the worker compares with
 * when a file is let go, which a frame without an origin lacks.
 */
const beforeTheWorker = `
self.FileSystemSyncAccessHandle ??= class {};
{
  const given = new Promise((resolve) => {
    self.addEventListener('message', (event) => {
      if (event.data?.wasmModule === undefined) return;
      event.stopImmediatePropagation();
      resolve(event.data.wasmModule);
    });
  });
  WebAssembly.instantiateStreaming = async (_, imports) => {
    const module = await given;
    return { module, instance: await WebAssembly.instantiate(module, imports) };
  };
}
`
