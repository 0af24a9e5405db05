/** A place or a direction: to the right, upwards, towards the camera; half a head is one. */
export type Vector = readonly [x: number, y: number, z: number];

export function sphere([x, y, z]: Vector, [cx, cy, cz]: Vector, radius: number): number {
  return Math.hypot(x - cx, y - cy, z - cz) - radius;
}

/** Near enough to the true distance to walk along a ray by it. */
export function ellipsoid([x, y, z]: Vector, [cx, cy, cz]: Vector, [rx, ry, rz]: Vector): number {
  const [px, py, pz] = [(x - cx) / rx, (y - cy) / ry, (z - cz) / rz];
  const steepness = Math.hypot(px / rx, py / ry, pz / rz);
  const reach = Math.hypot(px, py, pz);
  return steepness === 0 ? -Math.min(rx, ry, rz) : (reach * (reach - 1)) / steepness;
}

/** A stick with round ends, thinner or thicker towards its second. */
export function stick([x, y, z]: Vector, from: Vector, to: Vector, [start, end]: readonly [number, number]): number {
  const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
  const [px, py, pz] = [x - from[0], y - from[1], z - from[2]];
  const along = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz)));
  return Math.hypot(px - along * dx, py - along * dy, pz - along * dz) - (start + (end - start) * along);
}

/** Both, the seam rounded over `width`. */
export function joined(one: number, other: number, width: number): number {
  const seam = Math.max(width - Math.abs(one - other), 0) / width;
  return Math.min(one, other) - (seam * seam * width) / 4;
}

/** The first without the second, the edge rounded over `width`. */
export function without(one: number, other: number, width: number): number {
  return -joined(-one, other, width);
}
