/** Show how long the catalog is beside the link to it, which has room for it, so that nothing moves. */
export function showCatalogSize(page: Document, { catalogSize }: { catalogSize: string }): void {
  const place = page.querySelector('.catalog-size');
  if (place) place.textContent = catalogSize;
}
