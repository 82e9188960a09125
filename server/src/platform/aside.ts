import { spawn } from 'node:child_process'

/**
 * Runs a program of ours in a process of its own, which ends with this one: the memory that a large piece of work took
 * goes with it, and nobody who is served waits for its turn.
 */
export function runAside(program: string, args: readonly string[] = []): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program, ...args], {
      // by the channel it learns that this process is gone
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    })
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${program} ended with ${signal ?? code}`)),
    )
  })
}

/** Said by such a program: it ends when the one that started it does, however that came. */
export function endWithStarter(): void {
  process.once('disconnect', () => process.exit(1))
  // listening alone keeps nobody alive
  process.channel?.unref()
}
