import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { slimEngine } from './slim-engine.ts'

const require = createRequire(import.meta.url)
const wasm = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'))
const glue = readFileSync(require.resolve('@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js'), 'utf8')

test('the engine keeps every export that its JavaScript names, and loses a fifth of its bytes', () => {
  const slim = slimEngine(wasm, glue)
  const module = new WebAssembly.Module(slim)
  const before = new Set(WebAssembly.Module.exports(new WebAssembly.Module(wasm)).map(({ name }) => name))
  const after = new Set(WebAssembly.Module.exports(module).map(({ name }) => name))
  const named = [...glue.matchAll(/wasmExports\.(\w+)/g)].flatMap((match) => match[1] ?? [])
  expect(named.length).toBeGreaterThan(50)
  expect(named.filter((name) => before.has(name) && !after.has(name))).toEqual([])
  const asked = WebAssembly.Module.imports(module).filter((one) => one.module.startsWith('GOT.'))
  expect(asked.filter(({ name }) => before.has(name) && !after.has(name))).toEqual([])
  expect(after.size).toBeLessThan(1000)
  expect(slim.length).toBeLessThan(wasm.length * 0.8)
})

test('what is no WebAssembly module is refused', () => {
  expect(() => slimEngine(new TextEncoder().encode('<!doctype html>'), glue)).toThrow('no WebAssembly module')
  expect(() => slimEngine(wasm.subarray(0, 1000), glue)).toThrow()
})
