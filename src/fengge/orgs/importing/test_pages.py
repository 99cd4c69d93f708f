"""The import's pages: upload, look, confirm, and the result."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from fengge.core.clock import today
from fengge.orgs.models import Division, DivisionImport
from fengge.orgs.tasks import carry_out_import
from fengge.orgs.testing import appointed, browser, the_county

IMPORTS = "/desk/orgs/imports/"


@pytest.fixture
def clerk(db):
    the_county()
    return browser(appointed("吴系统", "system_admin", "520329"))


def uploaded(clerk, text):
    file = SimpleUploadedFile("名单.csv", f"代码,名称,类别\n{text}\n".encode())
    return clerk.post(IMPORTS, {"file": file, "effective_on": today().isoformat()})


def test_an_upload_leads_to_what_it_would_change(clerk):
    page = clerk.get(uploaded(clerk, "520329102299,新立村,村").url).text
    assert "新立村" in page
    assert "确认导入" in page


def test_mistakes_are_listed_by_row_and_cannot_be_confirmed(clerk):
    page = clerk.get(uploaded(clerk, "52032910229,短码,村").url).text
    assert "第 2 行" in page
    assert "确认导入" not in page


def test_a_file_that_is_no_list_is_refused_at_its_field(clerk):
    file = SimpleUploadedFile("照片.jpg", b"\xff\xd8\xff")
    answer = clerk.post(IMPORTS, {"file": file, "effective_on": today().isoformat()})
    assert "请上传 .csv、.xls 或 .xlsx 文件" in answer.text


def test_confirming_starts_a_job_that_imports_for_whoever_confirmed(clerk):
    url = uploaded(clerk, "520329102299,新立村,村").url
    answer = clerk.post(url)
    assert "running=1" in answer.url
    assert "正在等待导入" in clerk.get(answer.url).text
    asked = ProcrastinateJob.objects.get().args
    carry_out_import(**asked)
    assert Division.objects.filter(code="520329102299").exists()
    assert "已导入，共变更 1 个区划" in clerk.get(url).text


def test_a_list_that_no_longer_fits_says_why_it_was_not_imported(clerk, monkeypatch):
    url = uploaded(clerk, "520329102299,新立村,村").url
    clerk.post(url)
    Division.objects.create(
        code="520329102299", name="旧村", parent_id="520329102", valid_from="2020-01-01", valid_to="2021-01-01"
    )
    told = []
    monkeypatch.setattr("fengge.orgs.tasks.stopped", lambda _, problem: told.append(problem))
    carry_out_import(**ProcrastinateJob.objects.get().args)
    assert "不能再次启用" in told[0]
    assert DivisionImport.objects.get().applied_at is None
