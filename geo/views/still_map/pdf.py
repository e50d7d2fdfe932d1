"""PDF with layers: optional content groups named like the groups of the SVG.

Readers and drawing programs list them, and each can be hidden on its own (ISO 32000-2, 8.11).
"""

import io
from typing import Any

import pikepdf
from matplotlib.backends.backend_pdf import PdfFile, RendererPdf, Verbatim
from matplotlib.figure import Figure

POINTS_PER_INCH = 72


class _LayeringRenderer(RendererPdf):
    """Mark what is drawn with the layer of its artist, one mark for neighbours of a layer."""

    def __init__(self, file: PdfFile, height: float, width: float) -> None:
        super().__init__(file, POINTS_PER_INCH, height, width)  # type: ignore[no-untyped-call]
        self.layers: list[str] = []
        self._current = ""

    def open_group(self, s: str, gid: str | None = None) -> None:
        """Begin the layer ``gid`` unless it has begun."""
        if gid and gid != self._current:
            self._end_layer()
            if gid not in self.layers:
                self.layers.append(gid)
            self._write(f"/OC /{_key(self.layers.index(gid))} BDC")
            self._current = gid

    def finalize(self) -> None:
        """End the last layer and what the graphics state holds."""
        self._end_layer()
        super().finalize()  # type: ignore[no-untyped-call]

    def _end_layer(self) -> None:
        """End a layer outside of saved graphics states, so that the two nest."""
        self.file.output(*self.gc.finalize())
        if self._current:
            self._write("EMC")
        self._current = ""

    def _write(self, operators: str) -> None:
        self.file.output(Verbatim(operators.encode("ascii")))


def write(figure: Figure, metadata: dict[str, Any]) -> bytes:
    """Write the figure as a PDF whose layers are named by the artists' group ids."""
    stream = io.BytesIO()
    figure.dpi = POINTS_PER_INCH
    width, height = figure.get_size_inches()
    file = PdfFile(stream, metadata=metadata)
    file.newPage(width, height)
    renderer = _LayeringRenderer(file, height, width)
    figure.draw(renderer)
    renderer.finalize()
    file.finalize()
    file.close()
    return _declare(stream.getvalue(), renderer.layers)


def _declare(data: bytes, layers: list[str]) -> bytes:
    """Declare the layers that the marks of the only page refer to, the topmost first."""
    with pikepdf.open(io.BytesIO(data)) as document:
        groups = [
            document.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name=layer))
            for layer in layers
        ]
        properties = {f"/{_key(number)}": group for number, group in enumerate(groups)}
        document.pages[0].Resources.Properties = pikepdf.Dictionary(properties)
        document.Root.OCProperties = pikepdf.Dictionary(
            OCGs=groups, D=pikepdf.Dictionary(Order=groups[::-1], Name="Layers")
        )
        stream = io.BytesIO()
        document.save(stream, deterministic_id=True)
    return stream.getvalue()


def _key(number: int) -> str:
    return f"Layer{number}"
