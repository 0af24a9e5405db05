/** What has numbers that are nobody's, in the languages whose ids we know. */
const THINGS = [
  'order|invoice|inv|tracking|parcel|shipment|consignment|waybill|ticket|case|serial|part|p\\/?n|s\\/?n|article|item|product|sku|batch|lot',
  'isbn|issn|ean|gtin|upc|barcode|imei|iccid|timestamp|epoch|build|version|commit|sha|uuid|guid|reference|ref|transaction|txn|trx',
  'receipt|voucher|coupon|booking|customer|client|meter|policy|claim|request|session|trace|sequence|seq|catalogue|catalog|asset',
  'inventory|job|doi|pmid|orcid|model|duns|mmsi|latitude|longitude|lat|lon|lng|coordinates|checksum|hash|offset|bytes|size|port|pid|row|line|page',
  'bestell|bestellung|auftrag|auftrags|rechnung|rechnungs|sendung|sendungs|artikel|kunden|vorgang|zähler|aktenzeichen|lieferschein|charge',
  'commande|facture|colis|suivi|dossier|série|contrat|réf|référence|devis|compteur|pedido|factura|envío|referencia|expediente|albarán|lote',
  'contrato|seguimiento|fatura|encomenda|nota fiscal|ordine|fattura|spedizione|riferimento|pratica|lotto|contratto|bestelling|factuur|pakket',
  'zending|kenmerk|zamówienie|zamówienia|faktura|faktury|przesyłka|przesyłki|tilaus|lasku|laskun|viite|ordre|beställning|sändning|sending|pakke',
  '注文|伝票|订单|运单',
].join('|');
const NUMBER_WORDS =
  'numbers?|num|no|nr|nos|ids?|code|key|n|n[°º]|nummer|numéro|número|numero|numer|numeru|numru|nro|numero|kod|संख्या|番号|号';

/** "Order", "invoice no." and the like, wherever they stand. */
export const OTHER_NUMBERS = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${THINGS})s?(?:[ _.#-]{0,2}(?:${NUMBER_WORDS}))?(?![\\p{L}\\p{N}])`,
  'giu',
);

/** Whatever is called a number right before one: "meter number: ", "Vertragsnummer ". */
export const ANY_NUMBER_LABEL = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:[\\p{L}\\p{M}]{2,30}[ _-](?:${NUMBER_WORDS})|[\\p{L}\\p{M}]{2,30}(?:nummer|numéro|nr|numero|番号))\\.?(?=[\\s:#.="']{0,6}$)`,
  'giu',
);
