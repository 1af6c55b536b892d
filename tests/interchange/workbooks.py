"""The smallest workbooks that spreadsheet programs open, made by hand."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_NS = "http://schemas.openxmlformats.org"


def xlsx(rows: list[list[str | float]], *, sheets: int = 1) -> bytes:
    """Return a workbook; a `float` in the first column is a date as a serial number."""
    cells = "".join(
        f'<row r="{n}">' + "".join(_cell(value, place) for place, value in enumerate(row)) + "</row>"
        for n, row in enumerate(rows, 1)
    )
    names = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, sheets + 1))
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_NS}/officeDocument/2006/relationships/worksheet" Target="s{n}.xml"/>'
        for n in range(1, sheets + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_NS}/package/2006/content-types"><Default Extension="xml" '
        'ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships"><Relationship Id="r" '
        f'Type="{_NS}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NS}/spreadsheetml/2006/main" '
        f'xmlns:r="{_NS}/officeDocument/2006/relationships"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NS}/package/2006/relationships">{links}'
        f'<Relationship Id="st" Type="{_NS}/officeDocument/2006/relationships/styles" Target="styles.xml"/>'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_NS}/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/>'
        '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>',
    }
    for n in range(1, sheets + 1):
        content = cells if n == sheets else ""
        parts[f"xl/s{n}.xml"] = (
            f'<worksheet xmlns="{_NS}/spreadsheetml/2006/main"><sheetData>{content}</sheetData></worksheet>'
        )
    return _zip(parts)


def _cell(value: str | float, place: int) -> str:
    if isinstance(value, str):
        return f'<c t="inlineStr"><is><t>{value}</t></is></c>'
    return f"<c{' s=' + chr(34) + '1' + chr(34) if place == 0 else ''}><v>{value}</v></c>"


def ods(rows: list[list[str | float]]) -> bytes:
    """Return a sheet in the open format; a `float` is a number."""
    ns = "urn:oasis:names:tc:opendocument:xmlns"

    def cell(value: str | float) -> str:
        if isinstance(value, str):
            return f'<table:table-cell office:value-type="string"><text:p>{value}</text:p></table:table-cell>'
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}><text:p>{value}</text:p></table:table-cell>"

    body = "".join("<table:table-row>" + "".join(map(cell, row)) + "</table:table-row>" for row in rows)
    content = (
        f'<office:document-content xmlns:office="{ns}:office:1.0" xmlns:table="{ns}:table:1.0" '
        f'xmlns:text="{ns}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S1">{body}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    return _zip({"mimetype": kind, "META-INF/manifest.xml": manifest, "content.xml": content})


def _zip(parts: dict[str, str]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return file.getvalue()
