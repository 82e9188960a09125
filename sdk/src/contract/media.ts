import type { TSchema } from 'typebox'
import type { Media } from './route.ts'

/** Whether a body or reply is bytes of a media type. Apart from the schemas, so that a page that calls loads none. */
export function isMedia(part: TSchema | Media | undefined): part is Media {
  return part !== undefined && 'media' in part
}
