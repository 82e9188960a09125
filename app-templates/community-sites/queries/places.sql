select q.* from community q where q.city in (select city from own)
