"""huggingface_hub: nothing goes to the hub, nor comes from it; who asks for it is told so when it runs."""


class _Absent:
    def __init__(self, *args, **kwargs):
        raise NotImplementedError("huggingface_hub: the converted program does not speak to the hub")


class CommitOperationAdd(_Absent):
    pass


class CommitOperationDelete(_Absent):
    pass


class HfApi(_Absent):
    def create_repo(self, repo_id, exist_ok=False, private=False):
        return repo_id

    def list_repo_files(self, repo_id):
        return [repo_id]

    def create_commit(self, *args, **kwargs):
        return None

    def upload_folder(self, *args, **kwargs):
        return None


def snapshot_download(repo_id, **kwargs):
    raise NotImplementedError("huggingface_hub: the converted program does not speak to the hub")


def hf_hub_download(repo_id="", filename="", **kwargs):
    if filename:
        raise NotImplementedError("huggingface_hub: the converted program does not speak to the hub")
    return filename
