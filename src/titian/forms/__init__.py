"""Forms as KoboToolbox and ODK have them.

    survey     XLSForm's expressions: read, refused with a fix, printed; what other programs read otherwise
    xlsform    workbooks in and out, and the form that web/engine runs
    export     a pack as an XLSForm workbook

No Django, no network, no clock. Forms are filled in by web/engine: nothing here gives an expression a value.
"""
