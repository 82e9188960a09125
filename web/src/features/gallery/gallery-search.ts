/** What the address of the gallery says; anything else in it is ignored. */
export interface GallerySearch {
  readonly search?: string | undefined
  readonly topic?: string | undefined
  readonly branch?: string | undefined
  readonly dataset?: string | undefined
  readonly tag?: string | undefined
  readonly only?: 'mine' | 'starred' | undefined
  readonly order?: GalleryOrder | undefined
}

export const facetNames = ['topic', 'branch', 'dataset', 'tag'] as const
export type FacetName = (typeof facetNames)[number]

export const galleryOrders = ['popular', 'rising', 'newest', 'branch'] as const
export type GalleryOrder = (typeof galleryOrders)[number]

export function readGallerySearch(search: Record<string, unknown>): GallerySearch {
  const only = (['mine', 'starred'] as const).find((value) => value === search['only'])
  const order = galleryOrders.find((value) => value === search['order'])
  return {
    ...textOf('search', search),
    ...textOf('topic', search),
    ...textOf('branch', search),
    ...textOf('dataset', search),
    ...textOf('tag', search),
    ...(only === undefined ? {} : { only }),
    ...(order === undefined ? {} : { order }),
  }
}

function textOf<TName extends string>(
  name: TName,
  search: Record<string, unknown>,
): { [K in TName]?: string } {
  const value = search[name]
  const found: { [K in TName]?: string } = {}
  if (typeof value === 'string' && value !== '') found[name] = value.slice(0, 100)
  return found
}
