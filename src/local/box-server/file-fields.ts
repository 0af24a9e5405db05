import { currentVersion, type StoredFile } from './stored-file.ts';

export const UPLOADER = { type: 'user', id: '9206012345', name: 'Local person', login: 'person@example.com' };
const ALL_FILES = { type: 'folder', id: '0', sequence_id: null, etag: null, name: 'All Files' };

/** A file in Box's standard form, everything but its representations. */
export function fileFields(file: StoredFile): Record<string, unknown> {
  const version = currentVersion(file);
  const uploadedAt = boxTime(version.uploadedAt);
  const createdAt = boxTime((file.versions[0] ?? version).uploadedAt);
  const sequenceId = String(file.versions.length - 1);
  return {
    type: 'file',
    id: file.id,
    file_version: { type: 'file_version', id: version.id, sha1: version.sha1 },
    sequence_id: sequenceId,
    etag: sequenceId,
    sha1: version.sha1,
    name: file.name,
    description: '',
    size: version.sizeBytes,
    path_collection: { total_count: 1, entries: [ALL_FILES] },
    created_at: createdAt,
    modified_at: uploadedAt,
    trashed_at: null,
    purged_at: null,
    content_created_at: createdAt,
    content_modified_at: uploadedAt,
    created_by: UPLOADER,
    modified_by: UPLOADER,
    owned_by: UPLOADER,
    shared_link: null,
    parent: ALL_FILES,
    item_status: 'active',
    extension: /\.([^.]+)$/.exec(file.name)?.[1] ?? '',
  };
}

/** RFC 3339 with an offset and without milliseconds, as Box writes times. */
export function boxTime(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, '+00:00');
}
