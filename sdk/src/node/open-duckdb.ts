import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking'
import { slimEngine } from '../runtime/slim-engine.ts'

const require = createRequire(import.meta.url)
const wasmPath = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')

/** A compiled module, which may be handed to another thread. */
export type EngineCode = object

/** The part of `WebAssembly` that is used: this code is type-checked without a browser's types too. */
interface Assembler {
  compile(bytes: Uint8Array): Promise<EngineCode>
  instantiate(module: EngineCode, imports: object): Promise<object>
}
const { WebAssembly: assembler } = globalThis as unknown as { readonly WebAssembly: Assembler }

/**
 * The engine's code, read and compiled once: about a third of a second, which threads save that are given the module.
 */
export function compileEngine(): Promise<EngineCode> {
  compiled ??= compile().catch((cause: unknown) => {
    compiled = undefined // whoever asks next tries again
    throw cause
  })
  return compiled
}

let compiled: Promise<EngineCode> | undefined

async function compile(): Promise<EngineCode> {
  const [wasm, glue] = await Promise.all([
    readFile(wasmPath),
    readFile(require.resolve('@duckdb/duckdb-wasm/blocking'), 'utf8'),
  ])
  return await assembler.compile(slimEngine(wasm, glue))
}

/**
 * A fresh instance of the same DuckDB-WASM build (`eh`) that the browser runs. Its memory ends at `mostBytes`: what
 * wants more is told that there is none.
 */
export async function openDuckdb(
  code: Promise<EngineCode> = compileEngine(),
  { mostBytes = Number.POSITIVE_INFINITY }: { readonly mostBytes?: number } = {},
) {
  const module = await code
  const bundle = { mainModule: wasmPath, mainWorker: '' }
  const instance = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME)
  Object.assign(instance, { instantiateWasm: instantiateFrom(module, mostBytes) })
  await instance.instantiate(() => undefined)
  return instance
}

interface Memory {
  readonly buffer: ArrayBuffer
  grow: (pages: number) => number
}

interface Imports {
  readonly env: { readonly memory: Memory }
}

type Instantiated = (instance: object, module: EngineCode) => void

/** In place of the package's own step, which reads and compiles the whole file for every instance. */
function instantiateFrom(module: EngineCode, mostBytes: number) {
  return (imports: Imports, done: Instantiated): object => {
    limitMemory(imports.env.memory, mostBytes)
    Object.assign(globalThis, { DUCKDB_RUNTIME: NODE_RUNTIME })
    const finish = async () => done(await assembler.instantiate(module, imports), module)
    void finish()
    return {}
  }
}

/** The engine's JavaScript makes the memory with room for 4 GB and lets it grow piece by piece. */
function limitMemory(memory: Memory, mostBytes: number): void {
  const grow = memory.grow.bind(memory)
  memory.grow = (pages) => {
    if (memory.buffer.byteLength + pages * pageBytes > mostBytes) throw new RangeError('no more memory')
    return grow(pages)
  }
}

const pageBytes = 65_536

/** Opens an empty database in memory; 64-bit integers and decimals come back as doubles. */
export function openDatabase(instance: Duckdb): void {
  instance.open({ path: ':memory:', query: { castBigIntToDouble: true, castDecimalToDouble: true } })
}

export type Duckdb = Awaited<ReturnType<typeof openDuckdb>>
