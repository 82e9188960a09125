import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join, matchesGlob, relative } from 'node:path'
import { readDockerfile, readPairs, type Stage } from './read-dockerfile.ts'

const repository = join(import.meta.dirname, '../..')

export interface BuiltImage {
  /** Folder that stands for `/` of the last stage. */
  readonly root: string
  readonly environment: Readonly<Record<string, string>>
  readonly user: string
  readonly command: readonly string[]
  readonly health: string
  /** What `chown` was asked for: there are no other users here. */
  readonly owned: string
}

/**
 * Carries out the steps of the Dockerfile as plain commands, each stage in a folder of its own that stands for `/`.
 * `arguments` are what `--build-arg` would give.
 */
export function buildImage(folder: string, given: Readonly<Record<string, string>>): BuiltImage {
  const text = readFileSync(join(repository, 'docker/server.Dockerfile'), 'utf8')
  const ignored = readFileSync(join(repository, 'docker/server.Dockerfile.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
  const tools = makeTools(folder)
  const builder = { folder, tools, given, isIgnored: (path: string) => isIgnored(path, ignored) }
  const stages = readDockerfile(text)
  const built = stages.map((stage) => ({ stage, outcome: buildStage(stage, builder) }))
  const last = built.at(-1)
  if (last === undefined) throw new Error('the Dockerfile has no stage')
  const textOf = (name: string) => last.stage.instructions.find((each) => each.name === name)?.text ?? ''
  return {
    root: join(folder, last.stage.name),
    environment: last.outcome,
    user: textOf('USER'),
    command: JSON.parse(textOf('CMD')) as string[], // its exec form is JSON
    health: textOf('HEALTHCHECK').replace(/^.*?CMD /, ''),
    owned: readFileSync(join(tools, 'owned'), 'utf8').trim(),
  }
}

interface Builder {
  readonly folder: string
  readonly tools: string
  readonly given: Readonly<Record<string, string>>
  readonly isIgnored: (path: string) => boolean
}

/** Answers the environment that the stage ends with. */
function buildStage({ from, name, instructions }: Stage, builder: Builder): Record<string, string> {
  const root = join(builder.folder, name)
  const parent = join(builder.folder, from)
  mkdirSync(root, { recursive: true })
  // links stay as they are: those of packages are relative
  if (existsSync(parent)) cpSync(parent, root, { recursive: true, verbatimSymlinks: true })
  let place = '/aladdin'
  const environment: Record<string, string> = {}
  const passed: Record<string, string> = {}
  for (const { name: word, text } of instructions) {
    if (word === 'WORKDIR') place = text
    else if (word === 'ENV') Object.assign(environment, readPairs(text))
    else if (word === 'ARG') {
      for (const [key, value] of Object.entries(readPairs(text))) passed[key] = builder.given[key] ?? value
    } else if (word === 'COPY') copy(text, { root, place, builder })
    else if (word === 'RUN') run(text, { root, place, builder, environment: { ...environment, ...passed } })
    mkdirSync(join(root, place), { recursive: true })
  }
  return environment
}

interface Ground {
  readonly root: string
  readonly place: string
  readonly builder: Builder
}

function copy(text: string, { root, place, builder }: Ground): void {
  const words = text.split(/\s+/).filter((word) => !word.startsWith('--'))
  const stage = /--from=(\w+)/.exec(text)?.[1]
  const target = words.pop() ?? './'
  const into = join(root, place, target)
  for (const word of words) {
    const source = stage === undefined ? join(repository, word) : join(builder.folder, stage, word)
    const isFolder = statSync(source).isDirectory()
    const goal = isFolder || !target.endsWith('/') ? into : join(into, basename(source))
    mkdirSync(isFolder ? goal : join(goal, '..'), { recursive: true })
    cpSync(source, goal, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => stage !== undefined || !builder.isIgnored(relative(repository, path)),
    })
  }
}

function run(
  text: string,
  { root, place, builder, environment }: Ground & { environment: Readonly<Record<string, string>> },
): void {
  const command = text.replaceAll(/(^|\s)\/(data|aladdin)\b/g, `$1${root}/$2`)
  const result = spawnSync('sh', ['-c', command], {
    cwd: join(root, place),
    encoding: 'utf8',
    env: {
      PATH: `${builder.tools}:${process.env['PATH'] ?? ''}`,
      HOME: process.env['HOME'] ?? builder.folder,
      npm_config_prefer_offline: 'true',
      ...environment,
    },
  })
  if (result.status !== 0) throw new Error(`RUN ${text}\n${result.stdout}\n${result.stderr}`)
}

/** `node` is the one of these tests, and `chown` only writes down what it was asked. */
function makeTools(folder: string): string {
  const tools = join(folder, 'tools')
  mkdirSync(tools, { recursive: true })
  symlinkSync(process.execPath, join(tools, 'node'))
  writeFileSync(join(tools, 'owned'), '')
  writeFileSync(join(tools, 'chown'), `#!/bin/sh\necho "$@" >> ${tools}/owned\n`, { mode: 0o755 })
  return tools
}

function isIgnored(path: string, patterns: readonly string[]): boolean {
  return patterns.some((pattern) => matchesGlob(path, pattern))
}
