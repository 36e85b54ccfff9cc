"""The ceremony pack (典礼包): every paper of one version in one ZIP, made in the background.

`papers` makes each file, in any process; `archive` puts them together with their manifest; both are
pure. `requests` is the queue of packs that were asked for, `packer` makes them, and `service` is what
pages, the API and the commands call.
"""
