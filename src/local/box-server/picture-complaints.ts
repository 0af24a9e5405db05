const INLINE_PICTURE = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/]+={0,2}$/;

/** What is wrong with the picture of a timeline entry: all that people see of it unless the picture fails. */
export function pictureComplaints(imageUrl: unknown, name: string): string[] {
  if (typeof imageUrl !== 'string' || imageUrl === '') {
    return [`${name} is missing, and people see a broken picture.`];
  }
  if (!imageUrl.startsWith('data:')) return [`${name} is fetched from elsewhere, and breaks when that does.`];
  return INLINE_PICTURE.test(imageUrl) ? [] : [`${name} is no picture in base64.`];
}
