import type { Block, ModelBlock } from '../app/app.ts'
import type { LocalText } from '../contract/text.ts'
import type { BlockFailure } from './block-state.ts'
import type { Scene } from './scene.ts'
import type { Task } from './task.ts'

/** A mistake inside the text of a block, at its line in the file. */
export function failureAt(
  block: Block,
  problem: { code: string; line: number; message: LocalText },
): BlockFailure {
  return {
    code: problem.code,
    message: problem.message,
    place: { file: block.place.file, line: block.place.line + problem.line - 1 },
  }
}

/** A model of a method that does not exist. */
export function noMethod(block: ModelBlock, { methods }: Scene): BlockFailure {
  const names = Object.keys(methods)
  return {
    code: 'unknown-method',
    message: {
      zh: `没有分析方法 ${block.method}，可用的有：${names.join('、')}`,
      en: `no method ${block.method}: use ${names.join(', ')}`,
    },
    place: block.place,
  }
}

/** A model with an option that its method does not take. */
export function wrongOptions(
  block: ModelBlock,
  { path, message }: { readonly path: string; readonly message: string },
): BlockFailure {
  return {
    code: 'options-invalid',
    message: {
      zh: `方法 ${block.method} 的选项 ${path} 不符合要求，请对照方法说明修改`,
      en: `option ${path} of method ${block.method} is not valid (${message}): see the method's page`,
    },
    place: block.place,
  }
}

/** A block that reads itself through others: it never runs, and says why. */
export function cycleTask(block: Block, needs: readonly string[]): Task {
  return {
    name: block.name,
    place: block.place,
    block,
    needs,
    missing: [],
    fingerprint: `cycle ${needs.join(' ')}`,
    failure: {
      code: 'cycle',
      message: {
        zh: `区块 ${block.name} 间接读取了自己，请断开循环`,
        en: `block ${block.name} reads itself through others: break the circle`,
      },
      place: block.place,
    },
  }
}
