import { Type, type Static } from 'typebox'
import { closed, columnName, doc, label, numberFormat, relationName } from './fields.ts'

export const mapSchema = Type.Object(
  {
    data: relationName,
    title: Type.Optional(label('标题', 'Title')),
    longitude: columnName('经度所在的列', 'Column with the longitude'),
    latitude: columnName('纬度所在的列', 'Column with the latitude'),
    name: Type.Optional(columnName('地点名称所在的列', 'Column with what a place is called')),
    group: Type.Optional(columnName('按此列的值分颜色', 'Column whose values give the colours')),
    value: Type.Optional(columnName('点的大小', 'Column that gives the size of a point')),
    format: Type.Optional(numberFormat),
  },
  {
    ...closed,
    ...doc('地图：按经纬度画点，不带底图', 'Places by their coordinates, without foreign geometry'),
  },
)
export type MapSpec = Static<typeof mapSchema>
